package io.streambus.app.apiclient;

import com.google.common.base.Ticker;
import com.google.common.collect.ImmutableSet;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.streambus.operator.kubernetes.client.HttpWatches;
import io.streambus.resources.model.OptionalKind;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Detects watches that the client has stopped to renew. That no event arrives on a watch proves
 * nothing, because there may be none. But the client ends every watch within ten minutes and starts
 * it again. If that fails, it repeats the attempt, at least once a minute, for example while the
 * API server is unreachable. If there is no attempt for longer, the watch is silent for good, even
 * if it seems to be open, and only a restart helps.
 *
 * <p>Watches of optional kinds, of Secrets and of single objects are not covered, because they end
 * when they are no longer needed.
 */
public final class WatchActivity implements Interceptor {

  /**
   * Ten minutes, the two minutes that the client grants the API server to end a watch, and more.
   */
  private static final Duration MAX_SILENCE = Duration.ofMinutes(15);

  private static final Logger log = LoggerFactory.getLogger(WatchActivity.class);

  private static final ImmutableSet<String> OPTIONAL_APIS =
      Arrays.stream(OptionalKind.values())
          .map(kind -> "/apis/" + kind.apiVersion() + "/")
          .collect(ImmutableSet.toImmutableSet());

  private static final String SECRETS = "/secrets";

  private final Ticker ticker;

  /** Times of the last requests that renewed a watch, by path. */
  private final Map<String, Long> renewals = new ConcurrentHashMap<>();

  private volatile boolean renewing = true;

  /** Creates a record without watches whose times are those of the ticker. */
  public WatchActivity(Ticker ticker) {
    this.ticker = ticker;
  }

  @Override
  public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
    URI uri = request.uri();
    if (HttpWatches.isWatch(request)) {
      if (isPermanent(uri)) {
        renewals.put(uri.getRawPath(), ticker.read());
      }
    } else {
      // A watch that cannot be continued is preceded by a list, which may fail repeatedly.
      renewals.computeIfPresent(uri.getRawPath(), (path, time) -> ticker.read());
    }
  }

  /** Returns whether the client renews all watches; logs when it no longer does. */
  public boolean isRenewingWatches() {
    long now = ticker.read();
    var silent =
        renewals.entrySet().stream()
            .filter(renewal -> now - renewal.getValue() > MAX_SILENCE.toNanos())
            .map(Map.Entry::getKey)
            .findFirst();
    if (silent.isPresent() && renewing) {
      log.atError()
          .addKeyValue("path", silent.get())
          .log("Watch was not renewed; the process is unhealthy until it is restarted");
    }
    renewing = silent.isEmpty();
    return renewing;
  }

  private static boolean isPermanent(URI watch) {
    String path = watch.getRawPath();
    return !watch.getRawQuery().contains("fieldSelector=")
        && !path.endsWith(SECRETS)
        && OPTIONAL_APIS.stream().noneMatch(path::contains);
  }
}
