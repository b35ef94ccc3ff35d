package io.streambus.testkit.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Lets requests meet their fates. */
record Handling(Upstream upstream, Executor threads) {

  void bringAbout(Exchange exchange, Fate fate, ApiRequest request) throws IOException {
    if (fate instanceof Fate.Refused refused) {
      exchange.refuse(new Refusal(refused.code(), Optional.empty()));
    } else if (fate instanceof Fate.Throttled throttled) {
      exchange.refuse(Refusal.throttled(throttled.retryAfter()));
    } else if (fate instanceof Fate.AnswerLost || fate instanceof Fate.EndsAfter) {
      exchange.passWithoutAnswer(upstream, threads);
    } else if (fate instanceof Fate.Waits waits) {
      pause(waits.time());
      exchange.pass(upstream, threads, request.isWatch());
    } else if (fate instanceof Fate.Passes) {
      exchange.pass(upstream, threads, request.isWatch());
    }
  }

  private static void pause(Duration time) throws IOException {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the proxy was closed", e);
    }
  }
}
