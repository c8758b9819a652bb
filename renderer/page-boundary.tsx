import { Component, type ReactNode } from "react";
import { errorOf } from "./bridge/index.ts";
import { DetailPane, PaneBody } from "./frame/index.ts";
import { Button, ErrorNotice } from "./ui/index.ts";

interface PageBoundaryProps {
  readonly children: ReactNode;
}

interface PageBoundaryState {
  readonly failure: { readonly thrown: unknown } | undefined;
}

/** Keeps a page that fails while it is drawn from taking the window with it. */
export class PageBoundary extends Component<PageBoundaryProps, PageBoundaryState> {
  override state: PageBoundaryState = { failure: undefined };

  static getDerivedStateFromError(thrown: unknown): PageBoundaryState {
    return { failure: { thrown } };
  }

  override render() {
    const { failure } = this.state;
    if (!failure) return this.props.children;
    return (
      <DetailPane label="Error">
        <PaneBody>
          <ErrorNotice
            error={errorOf(failure.thrown)}
            title="This page could not be shown"
            action={<Button onClick={() => this.setState({ failure: undefined })}>Try again</Button>}
          />
        </PaneBody>
      </DetailPane>
    );
  }
}
