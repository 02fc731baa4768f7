/** Refusals as Discord writes them. Source: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: number;
  /** Of a form: what is wrong, by the path of the field. */
  readonly errors: object | undefined;
  /** Seconds, where waiting helps. */
  readonly retryAfter: number | undefined;

  constructor(
    status: number,
    code: number,
    message: string,
    more: { errors?: object; retryAfter?: number } = {},
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.errors = more.errors;
    this.retryAfter = more.retryAfter;
  }
}

export const unknown = {
  channel: () => new ApiError(404, 10003, "Unknown Channel"),
  guild: () => new ApiError(404, 10004, "Unknown Guild"),
  member: () => new ApiError(404, 10007, "Unknown Member"),
  message: () => new ApiError(404, 10008, "Unknown Message"),
  user: () => new ApiError(404, 10013, "Unknown User"),
  emoji: () => new ApiError(400, 10014, "Unknown Emoji"),
  webhook: () => new ApiError(404, 10015, "Unknown Webhook"),
  interaction: () => new ApiError(404, 10062, "Unknown interaction"),
};

export const missingAccess = () => new ApiError(403, 50001, "Missing Access");
export const missingPermissions = () => new ApiError(403, 50013, "Missing Permissions");

/** A form with one wrong field. Source: https://discord.com/developers/docs/reference#error-messages */
export function invalid(path: readonly (string | number)[], code: string, message: string): ApiError {
  let errors: object = { _errors: [{ code, message }] };
  for (const step of [...path].reverse()) errors = { [step]: errors };
  return new ApiError(400, 50035, "Invalid Form Body", { errors });
}
