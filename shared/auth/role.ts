import { z } from 'zod'

export const roles = ['manager', 'supervisor', 'order-desk', 'dispatcher', 'billing', 'viewer', 'head-office'] as const
export const Role = z.enum(roles)
export type Role = z.infer<typeof Role>
