package io.streambus.resources.enforcement;

import io.streambus.api.StreamBusClusterSpec;
import io.streambus.resources.model.BrokerFeatureLevel;
import java.util.Optional;
import java.util.function.Function;

/**
 * A row of the enforcement table.
 *
 * @param row path, enforcer and remark
 * @param requested value that a spec requests with the field; empty if it requests nothing,
 *     including an explicit default
 * @param limitation why the requested value is not enforced and what to do, as a phrase that
 *     follows the path; empty if it is enforced
 */
record Capability(
    Row row,
    Function<StreamBusClusterSpec, Optional<?>> requested,
    Function<EnforcementContext, Optional<String>> limitation) {

  /**
   * Static columns of a row.
   *
   * @param path path of a field, or of an object including all its fields; {@code []} stands for
   *     the items of a list
   * @param enforcer component that enforces the field
   * @param since first broker feature level at which the field is enforced
   * @param remark preconditions or restrictions; may be empty
   */
  record Row(String path, Enforcer enforcer, BrokerFeatureLevel since, String remark) {

    Enforcer enforcer(BrokerFeatureLevel featureLevel) {
      return featureLevel.compareTo(since) < 0 ? Enforcer.NONE : enforcer;
    }

    /** Whether the row covers the field with this path. */
    boolean covers(String field) {
      return field.equals(path) || field.startsWith(path + ".") || field.startsWith(path + "[]");
    }
  }

  /** Returns a row for a field that is always enforced. */
  static Capability of(String path, Enforcer enforcer, String remark) {
    return new Capability(
        new Row(path, enforcer, BrokerFeatureLevel.V0, remark),
        spec -> Optional.empty(),
        context -> Optional.empty());
  }

  /** Returns a row for a field that is never enforced. */
  static Capability notEnforced(
      String path, String reason, Function<StreamBusClusterSpec, Optional<?>> requested) {
    return of(path, Enforcer.NONE, reason)
        .requested(requested)
        .limitation(context -> Optional.of(reason));
  }

  Capability since(BrokerFeatureLevel first) {
    return new Capability(
        new Row(row.path(), row.enforcer(), first, row.remark()), requested, limitation);
  }

  Capability requested(Function<StreamBusClusterSpec, Optional<?>> other) {
    return new Capability(row, other, limitation);
  }

  Capability limitation(Function<EnforcementContext, Optional<String>> other) {
    return new Capability(row, requested, other);
  }

  /** Returns the requested value if it is not enforced. */
  Optional<NotEnforced> gap(EnforcementContext context) {
    return requested
        .apply(context.spec())
        .flatMap(
            value ->
                limitation
                    .apply(context)
                    .map(reason -> new NotEnforced(row.path(), value.toString(), reason)));
  }

  /** Component that enforces a field of the spec. */
  enum Enforcer {
    /** Kubernetes, or another operator in it, through an API object. */
    KUBERNETES("Kubernetes"),
    /** The proxy that terminates TLS in each broker pod. */
    PROXY("proxy"),
    /** The broker, through its configuration file. */
    BROKER("broker"),
    /** This operator. */
    OPERATOR("operator"),
    /** None: the field is reported as not enforced if it requests something. */
    NONE("not enforced");

    private final String displayName;

    Enforcer(String text) {
      this.displayName = text;
    }

    /** Returns the display name. */
    String displayName() {
      return displayName;
    }
  }
}
