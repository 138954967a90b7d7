/** Put on what a narrow screen shows only while the filters are open (`FilterFold`). */
export const FOLDED = "max-lg:group-not-data-open/filters:hidden";
