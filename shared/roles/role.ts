/** A role of the workspace, which logins give. */
export interface Role {
  /** A UUID; tokens may name the role by it. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

/** A role in the list of roles. */
export interface RoleSummary extends Role {
  readonly userCount: number;
}
