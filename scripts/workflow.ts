import { writeFileSync } from "node:fs";
import { workflowDocument } from "@/lib/policy/workflow-diagram";

writeFileSync("docs/workflow.md", workflowDocument());
