import { Component, type ReactNode } from "react";
import { LanguageContext, textsIn } from "../i18n/t.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";

interface Props {
  readonly children: ReactNode;
  /** A change shows the children again. */
  readonly resetKey?: unknown;
}

interface State {
  readonly error: Error | null;
  readonly key: unknown;
}

/** Keeps a failure in one part of the page from taking the rest along. */
export class ErrorBoundary extends Component<Props, State> {
  static override contextType = LanguageContext;
  declare context: React.ContextType<typeof LanguageContext>;
  override state: State = { error: null, key: this.props.resetKey };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  static getDerivedStateFromProps({ resetKey }: Props, { key }: State) {
    return resetKey === key ? null : { error: null, key: resetKey };
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const t = textsIn(this.context).errors;
    return (
      <div className="crash">
        <Notice
          tone="error"
          title={t.crashed}
          action={{ label: t.retry, onSelect: () => this.setState({ error: null }) }}
        >
          <p>{t.crashedNext}</p>
          <p>
            <code>{error.message}</code>
          </p>
        </Notice>
        <Button onClick={() => location.reload()}>{t.reload}</Button>
      </div>
    );
  }
}
