import { OWN_CLAIMS } from "@/lib/home/questions/claims";
import { ownReviews } from "@/lib/home/questions/own-reviews";

export const SUBSTANTIVE_REVIEWER = [ownReviews("SUBSTANCE"), OWN_CLAIMS];
