package io.streambus.operator.reconcile;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.streambus.api.StreamBusCluster;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Adds fields to every line that a reconciliation logs: {@code namespace}, {@code cluster}, and
 * {@code reconcileId}, a number that is unique within the process; while it is traced, also {@code
 * trace_id}, which OpenTelemetry names.
 */
final class LogContext {

  private static final String NAMESPACE = "namespace";
  private static final String CLUSTER = "cluster";
  private static final String RECONCILE_ID = "reconcileId";
  private static final String TRACE_ID = "trace_id";

  private LogContext() {}

  static <T> T call(StreamBusCluster cluster, long reconcileId, Supplier<T> reconciliation) {
    MDC.put(NAMESPACE, cluster.getMetadata().getNamespace());
    MDC.put(CLUSTER, cluster.getMetadata().getName());
    MDC.put(RECONCILE_ID, Long.toString(reconcileId));
    SpanContext trace = Span.current().getSpanContext();
    if (trace.isValid()) {
      MDC.put(TRACE_ID, trace.getTraceId());
    }
    try {
      return reconciliation.get();
    } finally {
      MDC.remove(NAMESPACE);
      MDC.remove(CLUSTER);
      MDC.remove(RECONCILE_ID);
      MDC.remove(TRACE_ID);
    }
  }
}
