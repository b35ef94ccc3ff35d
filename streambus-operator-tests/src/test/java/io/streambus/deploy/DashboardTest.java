package io.streambus.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.streambus.deploy.dashboard.Dashboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Guarantees that dashboards can be imported into any Grafana, with any name of Prometheus. */
class DashboardTest {

  private static final Pattern METRIC = Pattern.compile("\\b(?:kube_)?streambus[a-z]*_[a-z_]+");
  private static final Pattern SUFFIX = Pattern.compile("_(?:bucket|sum|count)$");
  private static final int GRID_COLUMNS = 24;
  private static final int OLDEST_SCHEMA = 39;

  static List<String> names() {
    return Dashboard.NAMES;
  }

  /** Links between dashboards use the UID, and users look for the tag. */
  @ParameterizedTest
  @MethodSource("names")
  void dashboardHasStableIdentity(String name) throws IOException {
    JsonNode json = dashboard(name).json();
    assertThat(json.path("uid").asText()).isEqualTo("streambus-" + name);
    assertThat(json.path("tags")).extracting(JsonNode::asText).containsExactly("streambus");
    assertThat(json.path("schemaVersion").asInt()).isGreaterThanOrEqualTo(OLDEST_SCHEMA);
    assertThat(json.path("refresh").asText()).isEqualTo("1m");
    // Grafana rejects a numeric ID that it did not assign itself.
    assertThat(json.has("id")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("names")
  void dataSourceIsAlwaysTheOneThatTheUserSelects(String name) throws IOException {
    JsonNode json = dashboard(name).json();
    JsonNode first = json.at("/templating/list/0");
    assertThat(first.path("name").asText()).isEqualTo("datasource");
    assertThat(first.path("query").asText()).isEqualTo("prometheus");
    assertThat(json.findValues("datasource"))
        .isNotEmpty()
        .allSatisfy(
            source -> {
              assertThat(source.path("type").asText()).isEqualTo("prometheus");
              assertThat(source.path("uid").asText()).isEqualTo("${datasource}");
            });
    for (JsonNode panel : json.path("panels")) {
      assertThat(panel.path("targets"))
          .as(panel.path("title").asText())
          .allMatch(target -> target.has("datasource"));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void panelsHaveUniqueIdsAndDoNotOverlap(String name) throws IOException {
    Set<Integer> ids = new HashSet<>();
    Set<List<Integer>> cells = new HashSet<>();
    for (JsonNode panel : dashboard(name).json().path("panels")) {
      String title = panel.path("title").asText();
      JsonNode grid = panel.path("gridPos");
      int right = grid.path("x").asInt() + grid.path("w").asInt();
      assertThat(ids.add(panel.path("id").asInt())).as(title).isTrue();
      assertThat(right).as(title).isLessThanOrEqualTo(GRID_COLUMNS);
      for (int x = grid.path("x").asInt(); x < right; x++) {
        for (int row = 0; row < grid.path("h").asInt(); row++) {
          assertThat(cells.add(List.of(x, grid.path("y").asInt() + row))).as(title).isTrue();
        }
      }
    }
  }

  /** Otherwise a query could have data only because its series was made up for the samples. */
  @ParameterizedTest
  @MethodSource("names")
  void everyMetricIsDocumented(String name) throws IOException {
    String pages = doc("observability.md") + doc("monitoring.md");
    Set<String> metrics =
        dashboard(name).panels().stream()
            .flatMap(panel -> panel.queries().stream())
            .flatMap(query -> METRIC.matcher(query.expression()).results())
            .map(MatchResult::group)
            .map(metric -> SUFFIX.matcher(metric).replaceFirst(""))
            .collect(Collectors.toSet());
    assertThat(metrics).isNotEmpty().allSatisfy(metric -> assertThat(pages).contains(metric));
  }

  private static Dashboard dashboard(String name) throws IOException {
    return Dashboard.read(DeployFile.DEPLOY.resolve("dashboards"), name);
  }

  private static String doc(String page) throws IOException {
    return Files.readString(Path.of("../docs").resolve(page));
  }
}
