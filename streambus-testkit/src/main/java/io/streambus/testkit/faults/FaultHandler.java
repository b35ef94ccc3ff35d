package io.streambus.testkit.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Executes the actions that apply to requests. */
record FaultHandler(Upstream upstream, Executor threads) {

  void handle(ProxiedRequest proxiedRequest, FaultAction faultAction, ApiRequest request)
      throws IOException {
    if (faultAction instanceof FaultAction.Reject rejection) {
      proxiedRequest.reject(new InjectedResponse(rejection.code(), Optional.empty()));
    } else if (faultAction instanceof FaultAction.Throttle throttled) {
      proxiedRequest.reject(InjectedResponse.throttled(throttled.retryAfter()));
    } else if (faultAction instanceof FaultAction.DropResponse
        || faultAction instanceof FaultAction.CrashAfterRequest) {
      proxiedRequest.forwardDiscardingResponse(upstream, threads);
    } else if (faultAction instanceof FaultAction.Delay delay) {
      pause(delay.delay());
      proxiedRequest.forward(upstream, threads, request.isWatch());
    } else if (faultAction instanceof FaultAction.Forward) {
      proxiedRequest.forward(upstream, threads, request.isWatch());
    }
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("proxy was closed", e);
    }
  }
}
