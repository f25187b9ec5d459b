import { Component, type ReactNode } from 'react'
import { ActionButton } from '../ui/ActionButton.tsx'
import { Card } from '../ui/Card.tsx'
import { Page } from '../ui/Page.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { useT } from './words.ts'

interface ErrorBoundaryProps {
  /** Another place is another try: say where we are. */
  place: string
  children: ReactNode
}

interface Broken {
  readonly error: unknown
}

/** A screen that fell over says so, that nothing was lost, and stays alone in it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { broken: Broken | null }> {
  override state: { broken: Broken | null } = { broken: null }

  static getDerivedStateFromError(error: unknown): { broken: Broken } {
    return { broken: { error } }
  }

  override componentDidUpdate(before: ErrorBoundaryProps): void {
    if (before.place !== this.props.place && this.state.broken) this.setState({ broken: null })
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return <BrokenScreen error={this.state.broken.error} again={() => this.setState({ broken: null })} />
  }
}

export function BrokenScreen({ error, again }: { error: unknown; again: () => void }) {
  const t = useT()
  return (
    <Page>
      <PageHead title={t($ => $.frame.broken.title)} under={t($ => $.frame.broken.nothingLost)}>
        <ActionButton kind="primary" onClick={again}>
          {t($ => $.frame.broken.again)}
        </ActionButton>
      </PageHead>
      <Card title={t($ => $.frame.broken.details)}>
        <code>{String(error)}</code>
      </Card>
    </Page>
  )
}
