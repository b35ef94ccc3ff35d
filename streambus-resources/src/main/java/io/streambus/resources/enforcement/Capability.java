package io.streambus.resources.enforcement;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.model.BrokerFeatureLevel;
import java.util.Optional;
import java.util.function.Function;

/**
 * A row of the table of who enforces what.
 *
 * @param row what the row says to people
 * @param requested what a spec asks for by the field; empty where it asks for nothing, which an
 *     explicit default does too
 * @param limitation why a wish is not brought about, and what to do, as a sentence that goes on
 *     after the path; empty where it is
 */
record Capability(
    Row row,
    Function<StreamBusClusterSpec, Optional<?>> requested,
    Function<EnforcementContext, Optional<String>> limitation) {

  /**
   * The text of a row.
   *
   * @param path of a field, or of a block with all its fields; {@code []} for each item of a list
   * @param enforcer who enforces it
   * @param from the first brokers with which that is so
   * @param remark what it depends on; empty for nothing
   */
  record Row(String path, Enforcer enforcer, BrokerFeatureLevel from, String remark) {

    Enforcer enforcer(BrokerFeatureLevel generation) {
      return generation.compareTo(from) < 0 ? Enforcer.NOBODY : enforcer;
    }

    /** Whether the row is about a field, given by its path. */
    boolean covers(String field) {
      return field.equals(path) || field.startsWith(path + ".") || field.startsWith(path + "[]");
    }
  }

  /** A field that is enforced whatever else is asked for. */
  static Capability of(String path, Enforcer enforcer, String remark) {
    return new Capability(
        new Row(path, enforcer, BrokerFeatureLevel.V0, remark),
        spec -> Optional.empty(),
        enforcementContext -> Optional.empty());
  }

  /** A field that nobody enforces. */
  static Capability notEnforced(
      String path, String why, Function<StreamBusClusterSpec, Optional<?>> wish) {
    return of(path, Enforcer.NOBODY, why)
        .requested(wish)
        .limitation(enforcementContext -> Optional.of(why));
  }

  Capability from(BrokerFeatureLevel first) {
    return new Capability(
        new Row(row.path(), row.enforcer(), first, row.remark()), requested, limitation);
  }

  Capability requested(Function<StreamBusClusterSpec, Optional<?>> other) {
    return new Capability(row, other, limitation);
  }

  Capability limitation(Function<EnforcementContext, Optional<String>> other) {
    return new Capability(row, requested, other);
  }

  /** What is asked for by the field and not brought about. */
  Optional<NotEnforced> gap(EnforcementContext enforcementContext) {
    return requested
        .apply(enforcementContext.spec())
        .flatMap(
            value ->
                limitation
                    .apply(enforcementContext)
                    .map(why -> new NotEnforced(row.path(), value.toString(), why)));
  }
}
