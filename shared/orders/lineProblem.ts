/** Why a line cannot be saved as it is. not-earned: the promotion gives fewer free than the line asks for. */
export const lineProblems = ['no-price', 'unknown-product', 'inactive-product', 'not-earned'] as const
export type LineProblem = (typeof lineProblems)[number]
