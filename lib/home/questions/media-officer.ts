import { OWN_CLAIMS } from "@/lib/home/questions/claims";
import { ownReviews } from "@/lib/home/questions/own-reviews";
import { TO_CHECK, UNANSWERED, UNREACHABLE } from "@/lib/home/questions/registration-officer";

export const MEDIA_OFFICER = [ownReviews("MEDIA"), TO_CHECK, UNANSWERED, UNREACHABLE, OWN_CLAIMS];
