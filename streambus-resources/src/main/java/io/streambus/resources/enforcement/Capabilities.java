package io.streambus.resources.enforcement;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The table of who enforces which field. Each field of the spec belongs to exactly one row. */
public final class Capabilities {

  static final ImmutableList<Capability> TABLE =
      Stream.of(
              PodCapabilities.ROWS,
              ConfigCapabilities.ROWS,
              TlsCapabilities.ROWS,
              AccessCapabilities.ROWS,
              TenancyCapabilities.ROWS,
              ObservabilityCapabilities.ROWS)
          .flatMap(List::stream)
          .collect(ImmutableList.toImmutableList());

  private Capabilities() {}

  /** What is asked for and not brought about, in the order of the table. */
  public static List<NotEnforced> gaps(EnforcementContext enforcementContext) {
    return TABLE.stream()
        .map(capability -> capability.gap(enforcementContext))
        .flatMap(Optional::stream)
        .toList();
  }
}
