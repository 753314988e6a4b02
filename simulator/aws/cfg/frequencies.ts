/** How often AWS Config delivers snapshots and evaluates rules. */
export const frequencies: readonly string[] = [
  "One_Hour",
  "Three_Hours",
  "Six_Hours",
  "Twelve_Hours",
  "TwentyFour_Hours",
];
