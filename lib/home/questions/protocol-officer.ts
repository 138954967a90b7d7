import { OWN_CLAIMS } from "@/lib/home/questions/claims";
import { ownReviews } from "@/lib/home/questions/own-reviews";

export const PROTOCOL_OFFICER = [ownReviews("PROTOCOL"), OWN_CLAIMS];
