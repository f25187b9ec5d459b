import type { ComponentType } from 'react'
import { createHashRouter, Navigate, type RouteObject, useRouteError } from 'react-router'
import { attentionScreens } from './features/attention/screens.ts'
import { customerScreens } from './features/customers/screens.ts'
import { importScreens } from './features/imports/screens.ts'
import { orderScreens } from './features/orders/screens.ts'
import { priceScreens } from './features/prices/screens.ts'
import { productScreens } from './features/products/screens.ts'
import { requestScreens } from './features/requests/screens.ts'
import { settingsScreens } from './features/settings/screens.ts'
import { stockScreens } from './features/stock/screens.ts'
import { todayScreens } from './features/today/screens.ts'
import { BrokenScreen } from './widgets/ErrorBoundary.tsx'
import type { Screen } from './widgets/screen.ts'

/** Every screen, in the order of the rail. A slice adds the list of its `features/<slice>/screens.ts` here. */
export const screens: readonly Screen[] = [
  ...todayScreens,
  ...orderScreens,
  ...customerScreens,
  ...productScreens,
  ...stockScreens,
  ...priceScreens,
  ...attentionScreens,
  ...requestScreens,
  ...importScreens,
  ...settingsScreens,
]

/** Somebody begins at the first screen of the rail. An address that leads nowhere says so. */
export function createRouter(Frame: ComponentType, NotFound: ComponentType) {
  const first = screens.find(screen => screen.rail)
  const begin: RouteObject = { index: true, Component: () => <Navigate to={`/${first?.path ?? ''}`} replace /> }
  const nowhere: RouteObject = { path: '*', Component: NotFound }
  const inFrame: RouteObject = { ErrorBoundary: NotLoaded, children: [begin, ...screens.map(routeOf), nowhere] }
  return createHashRouter([{ path: '/', Component: Frame, HydrateFallback: Nothing, children: [inFrame] }])
}

/** A screen that could not be fetched is asked for anew with the whole page: a browser remembers that it failed. */
const NotLoaded = () => <BrokenScreen error={useRouteError()} again={() => window.location.reload()} />

const Nothing = () => null

const routeOf = (screen: Screen): RouteObject => ({
  path: screen.path,
  lazy: async () => ({ Component: await screen.load() }),
})
