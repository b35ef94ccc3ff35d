package io.streambus.operator.permissions;

import io.streambus.operator.fixture.GoldenFile;
import io.streambus.operator.permissions.Permission.PermissionScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Guarantees that administrators can read what the operator may do before they install it. */
class PermissionsPageTest {

  private static final GoldenFile PAGE = new GoldenFile(Path.of("../docs/permissions.md"));
  private static final String MARK = "<!-- Generated from the permissions; do not edit below. -->";

  @Test
  void pageMatchesPermissions() throws IOException {
    PAGE.verifyBelow(MARK, tables());
  }

  private static String tables() {
    return table("In the namespaces of clusters", OperatorPermissions.in(PermissionScope.NAMESPACE))
        + table("Cluster-wide", OperatorPermissions.in(PermissionScope.CLUSTER))
        + table(
            "In the namespace of the operator", OperatorPermissions.in(PermissionScope.OPERATOR))
        + table("For secure metrics", OperatorPermissions.in(PermissionScope.ACCESS_REVIEW));
  }

  private static String table(String title, List<Permission> permissions) {
    return "\n## %s\n\n| feature | API group | resources | verbs | for |\n|---|---|---|---|---|\n"
            .formatted(title)
        + permissions.stream().map(PermissionsPageTest::row).collect(Collectors.joining());
  }

  private static String row(Permission permission) {
    return "| `%s` | %s | %s%s | %s | %s |\n"
        .formatted(
            permission.feature().value(),
            permission.group().isEmpty() ? "core" : "`" + permission.group() + "`",
            code(permission.resources()),
            permission.resourceNames().isEmpty()
                ? ""
                : " named " + code(permission.resourceNames()),
            code(permission.verbs()),
            permission.feature().purpose());
  }

  private static String code(List<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }
}
