package io.streambus.operator.reconcile;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.streambus.api.StreamBusCluster;
import java.util.Locale;
import java.util.function.Supplier;

/** Records a trace of each reconciliation, with a span for each of its steps. */
public final class ReconcileTracer {

  private static final String SCOPE = "io.streambus.operator";

  /** Of the semantic conventions of OpenTelemetry, as is {@link #ERROR_TYPE}. */
  private static final AttributeKey<String> NAMESPACE =
      AttributeKey.stringKey("k8s.namespace.name");

  private static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
  private static final AttributeKey<String> CLUSTER =
      AttributeKey.stringKey("streambus.cluster.name");
  private static final AttributeKey<Long> GENERATION =
      AttributeKey.longKey("streambus.cluster.generation");
  private static final AttributeKey<String> RESULT =
      AttributeKey.stringKey("streambus.reconcile.result");

  private final Tracer tracer;

  /** Records the spans of this scope in the given implementation. */
  public ReconcileTracer(OpenTelemetry openTelemetry) {
    this.tracer = openTelemetry.getTracer(SCOPE);
  }

  /** Returns a tracer that records nothing. */
  public static ReconcileTracer disabled() {
    return new ReconcileTracer(OpenTelemetry.noop());
  }

  /** Runs a reconciliation in a trace of its own. A failed write is an error of the trace. */
  ReconcileResult reconcile(StreamBusCluster cluster, Supplier<ReconcileResult> reconciliation) {
    Span span =
        tracer
            .spanBuilder("reconcile StreamBusCluster")
            .setNoParent()
            .setAttribute(NAMESPACE, cluster.getMetadata().getNamespace())
            .setAttribute(CLUSTER, cluster.getMetadata().getName())
            .setAttribute(GENERATION, cluster.getMetadata().getGeneration())
            .startSpan();
    return run(
        span,
        () -> {
          ReconcileResult result = reconciliation.get();
          record(span, result.kind());
          return result;
        });
  }

  /** Runs a step of the current reconciliation. */
  <T> T step(String name, Supplier<T> step) {
    return run(tracer.spanBuilder(name).startSpan(), step);
  }

  private static void record(Span span, ReconcileResult.Kind result) {
    span.setAttribute(RESULT, result.name().toLowerCase(Locale.ROOT));
    if (result == ReconcileResult.Kind.WRITE_FAILED) {
      span.setAttribute(ERROR_TYPE, result.name().toLowerCase(Locale.ROOT));
      span.setStatus(StatusCode.ERROR, "an object could not be written");
    }
  }

  private static <T> T run(Span span, Supplier<T> work) {
    try {
      return Context.current().with(span).wrapSupplier(work).get();
    } catch (RuntimeException | Error e) {
      span.setAttribute(ERROR_TYPE, e.getClass().getName());
      span.setStatus(StatusCode.ERROR, e.toString());
      span.recordException(e);
      throw e;
    } finally {
      span.end();
    }
  }
}
