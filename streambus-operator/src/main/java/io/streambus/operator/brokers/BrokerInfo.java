package io.streambus.operator.brokers;

import com.fasterxml.jackson.core.JsonParser;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.text.ExternalText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * State that a broker reports about itself and its cluster.
 *
 * @param controllerId ID of the leader; {@link #NO_LEADER} if the broker is not the leader
 * @param version reported version
 * @param topics number of topics in the cluster
 * @param uptime time since the start of the broker; empty if unknown
 */
record BrokerInfo(int controllerId, String version, int topics, Optional<Duration> uptime) {

  /** The version becomes a metric label, and the response is untrusted. */
  private static final int MAX_VERSION_LENGTH = 61;

  static final int NO_LEADER = 0;

  private static final ImmutableSet<String> FIELDS =
      ImmutableSet.of("controller_id", "version", "total_topics", "uptime");

  /** Whether the broker that reports this state is the leader. Broker IDs start at 1. */
  boolean leads(int ordinal) {
    return controllerId == ordinal + 1;
  }

  /** Reads the response of a broker; only the ID of the leader is required. */
  static BrokerInfo read(JsonParser parser) throws IOException {
    JsonFields fields = JsonFields.read(parser, FIELDS);
    return new BrokerInfo(
        fields
            .integer("controller_id")
            .orElseThrow(() -> new IOException("expected controller_id")),
        ExternalText.line(fields.text("version"), MAX_VERSION_LENGTH),
        fields.integer("total_topics").orElse(0),
        GoDurationParser.parse(fields.text("uptime")));
  }

  /** Parses durations in Go format, such as {@code 1h2m3.5s} or {@code 12.5ms}. */
  static final class GoDurationParser {

    /** Both bounds limit the cost of malicious input. */
    private static final Pattern SYNTAX =
        Pattern.compile("(?:[0-9]{1,12}(?:\\.[0-9]{1,12})?(?:h|ms|m|s|µs|us|ns)){1,4}");

    private static final Pattern PART = Pattern.compile("([0-9.]+)(h|ms|m|s|µs|us|ns)");

    private GoDurationParser() {}

    static Optional<Duration> parse(String text) {
      return SYNTAX.matcher(text).matches()
          ? Optional.of(
              PART.matcher(text)
                  .results()
                  .map(GoDurationParser::part)
                  .reduce(Duration.ZERO, Duration::plus))
          : Optional.empty();
    }

    private static Duration part(MatchResult part) {
      Duration unit = unit(part.group(2));
      BigDecimal nanos =
          new BigDecimal(part.group(1))
              .multiply(BigDecimal.valueOf(unit.toNanos()))
              .setScale(0, RoundingMode.DOWN);
      BigDecimal second = BigDecimal.valueOf(Duration.ofSeconds(1).toNanos());
      return Duration.ofSeconds(
          nanos.divideToIntegralValue(second).longValueExact(),
          nanos.remainder(second).longValueExact());
    }

    private static Duration unit(String text) {
      return switch (text) {
        case "h" -> Duration.ofHours(1);
        case "m" -> Duration.ofMinutes(1);
        case "s" -> Duration.ofSeconds(1);
        case "ms" -> Duration.ofMillis(1);
        case "ns" -> Duration.ofNanos(1);
        default -> Duration.ofNanos(1_000);
      };
    }
  }
}
