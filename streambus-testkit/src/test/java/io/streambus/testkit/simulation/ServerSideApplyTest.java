package io.streambus.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/**
 * Guarantees that the simulated server-side apply behaves like a real API server, so that tests on
 * the simulation are meaningful.
 */
class ServerSideApplyTest {

  private final ObjectCodec codec = new ObjectCodec();

  @Test
  void appliedFieldsWinAndForeignFieldsAreRetained() {
    // When
    ObjectNode merged =
        merge("{data: {ours: changed, theirs: x}}", "{data: {ours: a}}", "{data: {ours: a}}");

    // Then
    assertThat(merged).isEqualTo(tree("{data: {ours: a, theirs: x}}"));
  }

  @Test
  void fieldsNoLongerAppliedAreRemoved() {
    // When
    ObjectNode merged =
        merge("{data: {a: '1', b: '2', c: '3'}}", "{data: {a: '1', b: '2'}}", "{data: {a: '1'}}");

    // Then
    assertThat(merged).isEqualTo(tree("{data: {a: '1', c: '3'}}"));
  }

  @Test
  void mapNoLongerAppliedRetainsForeignFields() {
    // When
    ObjectNode merged =
        merge("{labels: {ours: a, theirs: b}, x: {y: z}}", "{labels: {ours: a}, x: {y: z}}", "{}");

    // Then
    assertThat(merged).isEqualTo(tree("{labels: {theirs: b}}"));
  }

  @Test
  void keyedListItemsAreMergedAndForeignItemsAreRetained() {
    // When
    ObjectNode merged =
        merge(
            "{containers: [{name: proxy}, {name: broker, image: old, tty: true}]}",
            "{containers: [{name: broker, image: old}, {name: gone}]}",
            "{containers: [{name: broker, image: new}]}");

    // Then
    assertThat(merged)
        .isEqualTo(tree("{containers: [{name: broker, image: new, tty: true}, {name: proxy}]}"));
  }

  @Test
  void keyedListItemsNoLongerAppliedAreRemoved() {
    // When
    ObjectNode merged =
        merge(
            "{env: [{name: A}, {name: B}]}", "{env: [{name: A}, {name: B}]}", "{env: [{name: A}]}");

    // Then
    assertThat(merged).isEqualTo(tree("{env: [{name: A}]}"));
  }

  @Test
  void portsAreKeyedByNumberAndProtocol() {
    // When
    ObjectNode merged =
        merge(
            "{ports: [{port: 1234, name: client}]}",
            "{ports: [{port: 9092, name: client}]}",
            "{ports: [{port: 9092, name: client, protocol: TCP}]}");

    // Then
    assertThat(merged.path("ports")).hasSize(2);
  }

  @Test
  void otherListsAreAtomic() {
    // When
    ObjectNode merged = merge("{args: [a, b]}", "{args: [a]}", "{args: [a]}");

    // Then
    assertThat(merged).isEqualTo(tree("{args: [a]}"));
  }

  @Test
  void selectorIsAtomic() {
    // When
    ObjectNode merged =
        merge("{selector: {a: b, foreign: x}}", "{selector: {a: b}}", "{selector: {a: b}}");

    // Then
    assertThat(merged).isEqualTo(tree("{selector: {a: b}}"));
  }

  private ObjectNode merge(String live, String before, String desired) {
    return ServerSideApply.merge(tree(live), tree(before), tree(desired));
  }

  private ObjectNode tree(String yaml) {
    return codec.tree("---\n" + yaml);
  }
}
