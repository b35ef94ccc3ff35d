package io.streambus.operator.permissions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.base.Splitter;
import com.google.common.collect.Sets;
import io.streambus.testkit.controlplane.ControlPlane;
import io.streambus.testkit.junit.ControlPlaneRequirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/**
 * Guarantees that the roles of the operator are sufficient and minimal. Reads what the operator
 * requested in the integration tests, in which it has exactly these roles. The build runs it after
 * all of them.
 */
@DisabledIfSystemProperty(
    named = "it.test",
    matches = ".+",
    disabledReason = "The permissions are those of all integration tests, not of a selection")
class PermissionUsageVerification {

  private static final Path REQUESTS = Path.of("target/requests");

  /** Not a request: the admission plugin OwnerReferencesPermissionEnforcement checks it. */
  private static final Use FINALIZERS =
      new Use("update", "streambus.io", "streambusclusters/finalizers");

  private static final String INSTALLED =
      "system:serviceaccount:streambus-system:streambus-operator";

  private record Use(String verb, String group, String resource) {

    /** Server-side apply of a new object is a PATCH that must also be permitted to create it. */
    Stream<Use> authorizedAs() {
      return verb.equals("patch")
          ? Stream.of(this, new Use("create", group, resource))
          : Stream.of(this);
    }
  }

  private record Request(String user, Use use, boolean forbidden) {

    static Request parse(String line) {
      List<String> fields = Splitter.on('\t').splitToList(line);
      return new Request(
          fields.get(0),
          new Use(fields.get(1), fields.get(2), fields.get(3)),
          fields.get(5).equals("forbidden"));
    }
  }

  private final List<Request> requests = requests();

  @Test
  void operatorRequestsNothingThatItIsNotPermittedTo() {
    assertThat(requests)
        .filteredOn(request -> request.user().equals(ControlPlane.OPERATOR))
        .extracting(Request::use)
        .isSubsetOf(granted());
  }

  @Test
  void everyPermissionIsUsed() {
    // Given
    Set<Use> used =
        requests.stream()
            .filter(request -> Set.of(ControlPlane.OPERATOR, INSTALLED).contains(request.user()))
            .filter(request -> !request.forbidden())
            .flatMap(request -> request.use().authorizedAs())
            .collect(Collectors.toSet());

    // Then
    assertThat(Sets.difference(granted(), used))
        // Objects of all kinds are read by the same code.
        .filteredOn(use -> !use.verb().equals("get"))
        .containsExactly(FINALIZERS);
    assertThat(used).extracting(Use::verb).contains("get");
  }

  private static Set<Use> granted() {
    return OperatorPermissions.all().stream()
        .flatMap(PermissionUsageVerification::uses)
        .collect(Collectors.toSet());
  }

  private static Stream<Use> uses(Permission permission) {
    return permission.resources().stream()
        .flatMap(
            resource ->
                permission.verbs().stream()
                    .map(verb -> new Use(verb, permission.group(), resource)));
  }

  private static List<Request> requests() {
    assumeTrue(
        Files.exists(REQUESTS) || Boolean.getBoolean(ControlPlaneRequirement.PROPERTY),
        "no integration test could run");
    try (Stream<Path> files = Files.list(REQUESTS)) {
      return files.flatMap(PermissionUsageVerification::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("no integration test has run", e);
    }
  }

  private static Stream<Request> read(Path file) {
    try {
      return Files.readAllLines(file).stream().map(Request::parse);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
