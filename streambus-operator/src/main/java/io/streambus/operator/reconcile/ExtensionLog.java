package io.streambus.operator.reconcile;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.streambus.api.StreamBusCluster;
import io.streambus.resources.ExtensionFailure;
import io.streambus.resources.Resolution;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs failures of extensions with their stack traces, which a status does not contain. */
final class ExtensionLog {

  private static final Logger log = LoggerFactory.getLogger(ExtensionLog.class);
  private static final Duration REPEAT_AFTER = Duration.ofHours(1);

  /** What was logged last, by UID of the cluster. */
  private final Cache<String, String> logged =
      CacheBuilder.newBuilder().expireAfterWrite(REPEAT_AFTER).build();

  /** Logs a failure once an hour, or when it changes. */
  void record(StreamBusCluster cluster, Resolution resolution) {
    String uid = cluster.getMetadata().getUid();
    if (!(resolution instanceof Resolution.ExtensionFailed failed)) {
      logged.invalidate(uid);
      return;
    }
    ExtensionFailure failure = failed.failure();
    if (!failure.summary().equals(logged.getIfPresent(uid))) {
      logged.put(uid, failure.summary());
      log.atError()
          .addKeyValue("extension", failure.extension())
          .setCause(failure.cause().orElse(null))
          .log(failure.message());
    }
  }
}
