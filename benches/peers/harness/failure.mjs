// A failure whose message is all that the reader needs: it is printed without a stack.

export class Failure extends Error {}
