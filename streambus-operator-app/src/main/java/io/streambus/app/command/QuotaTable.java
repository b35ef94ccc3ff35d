package io.streambus.app.command;

import io.streambus.resources.tenants.DesiredTenants;
import io.streambus.resources.tenants.QuotaType;
import io.streambus.resources.tenants.TenantQuotas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Table of tenants, with a column for each limit that at least one of them has. */
final class QuotaTable {

  private static final String NO_LIMIT = "-";
  private static final String COLUMN_SEPARATOR = "  ";

  private final DesiredTenants tenants;

  QuotaTable(DesiredTenants tenants) {
    this.tenants = tenants;
  }

  List<String> lines() {
    List<List<String>> rows = rows();
    List<Integer> widths =
        IntStream.range(0, rows.get(0).size())
            .mapToObj(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toList();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private List<List<String>> rows() {
    List<QuotaType> columns =
        Arrays.stream(QuotaType.values())
            .filter(
                type ->
                    tenants.quotasById().values().stream()
                        .anyMatch(tenantQuotas -> tenantQuotas.limit(type).isPresent()))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("TENANT", columns.stream().map(QuotaType::apiField)));
    tenants
        .quotasById()
        .forEach(
            (id, tenantQuotas) ->
                rows.add(row(id, columns.stream().map(column -> cell(tenantQuotas, column)))));
    return rows;
  }

  private static List<String> row(String first, Stream<String> others) {
    return Stream.concat(Stream.of(first), others).toList();
  }

  private static String cell(TenantQuotas tenantQuotas, QuotaType type) {
    return tenantQuotas.limit(type).map(limit -> Long.toString(limit)).orElse(NO_LIMIT);
  }

  /** Aligns names to the left and numbers to the right. */
  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line =
        new StringBuilder(row.get(0)).append(" ".repeat(widths.get(0) - row.get(0).length()));
    for (int i = 1; i < row.size(); i++) {
      line.append(COLUMN_SEPARATOR)
          .append(" ".repeat(widths.get(i) - row.get(i).length()))
          .append(row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
