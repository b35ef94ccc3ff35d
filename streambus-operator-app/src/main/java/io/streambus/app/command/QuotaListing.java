package io.streambus.app.command;

import io.streambus.resources.tenants.DesiredTenants;
import io.streambus.resources.tenants.QuotaType;
import io.streambus.resources.tenants.TenantQuotas;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tenants as lines of a table, with a column for each limit that one of them has. */
final class QuotaListing {

  private static final String NO_LIMIT = "-";
  private static final String GAP = "  ";

  private final DesiredTenants table;

  QuotaListing(DesiredTenants table) {
    this.table = table;
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
                quotaType ->
                    table.tenantQuotas().values().stream()
                        .anyMatch(tenantQuotas -> tenantQuotas.limit(quotaType).isPresent()))
            .toList();
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("TENANT", columns.stream().map(QuotaType::field)));
    table
        .tenantQuotas()
        .forEach(
            (id, tenantQuotas) ->
                rows.add(row(id, columns.stream().map(each -> cell(tenantQuotas, each)))));
    return rows;
  }

  private static List<String> row(String first, Stream<String> others) {
    return Stream.concat(Stream.of(first), others).toList();
  }

  private static String cell(TenantQuotas tenantQuotas, QuotaType quotaType) {
    return tenantQuotas.limit(quotaType).map(limit -> Long.toString(limit)).orElse(NO_LIMIT);
  }

  /** Names to the left, numbers to the right. */
  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line =
        new StringBuilder(row.get(0)).append(" ".repeat(widths.get(0) - row.get(0).length()));
    for (int i = 1; i < row.size(); i++) {
      line.append(GAP).append(" ".repeat(widths.get(i) - row.get(i).length())).append(row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
