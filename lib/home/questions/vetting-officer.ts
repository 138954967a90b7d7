import type { Question } from "@/lib/home/question";
import { ON_HOLD } from "@/lib/home/questions/accreditation-approver";
import { ownReviews } from "@/lib/home/questions/own-reviews";

/** Clearance files whose review is open; what stands in them is read there alone. */
const TO_VET: Question = { ...ownReviews("CLEARANCE"), href: (slug) => `/review/${slug}/clearance` };

export const VETTING_OFFICER = [TO_VET, ON_HOLD];
