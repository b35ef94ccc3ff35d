package io.streambus.operator.reconcile;

import com.google.common.collect.ImmutableList;
import io.streambus.operator.apply.Wanted;
import io.streambus.operator.port.ObjectKey;
import io.streambus.resources.DesiredObject;
import io.streambus.resources.DesiredObjects;
import io.streambus.resources.Resolution;
import io.streambus.resources.model.BrokerCluster;
import io.streambus.resources.objects.ManagedObjects;
import java.util.List;

/**
 * What a spec means, and what should exist for it.
 *
 * @param wanted in the order of writing; empty for a refused spec
 */
record Plan(Resolution resolution, List<Wanted> wanted) {

  /** Copies the list. */
  Plan {
    wanted = ImmutableList.copyOf(wanted);
  }

  static Plan of(Resolution resolution) {
    return resolution instanceof Resolution.Resolved resolved
        ? new Plan(
            resolution,
            DesiredObjects.of(resolved.cluster()).objects().stream().map(Plan::built).toList())
        : new Plan(resolution, List.of());
  }

  private static Wanted built(DesiredObject object) {
    return new Wanted(
        object.origin(), ObjectKey.of(object.object()), object.fingerprint(), object::object);
  }

  /** The same without the objects, which are built again when they are asked for. */
  Plan light() {
    return resolution instanceof Resolution.Resolved resolved
        ? new Plan(
            resolution, wanted.stream().map(each -> light(each, resolved.cluster())).toList())
        : this;
  }

  private static Wanted light(Wanted wanted, BrokerCluster cluster) {
    ManagedObjects origin = wanted.origin();
    String fingerprint = wanted.fingerprint();
    return new Wanted(
        origin,
        wanted.key(),
        fingerprint,
        () -> DesiredObject.again(origin, cluster, fingerprint).object());
  }

  /** Whether the same objects should exist under another resolution. */
  boolean fits(Resolution other) {
    return other instanceof Resolution.Resolved now
        && resolution instanceof Resolution.Resolved before
        && now.cluster().equals(before.cluster());
  }
}
