package io.streambus.operator.brokers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.operator.brokers.BrokerApi.BrokerTenant;
import io.streambus.resources.tenants.QuotaType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Guarantees that no response of a broker makes the operator fail or occupies more memory than the
 * values that it reads: anyone may listen on the port of a broker.
 */
class BrokerJsonTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String MANAGED = "{\"ID\":\"t%d\",\"Name\":\"streambus-operator/t%d\"}";

  private static final List<BrokerJson.ValueReader<?>> READERS =
      List.of(
          BrokerInfo::read,
          BrokerJson::countItems,
          TenantUsage::read,
          TenantList.reader(Set.of("default")));

  private static final List<String> VALID =
      List.of(
          "{\"controller_id\":1,\"version\":\"1.0.0\",\"total_topics\":2,\"uptime\":\"1m2s\"}",
          "[{\"group_id\":\"g\",\"members\":[{\"partitions\":null}],\"total_lag\":0},{}]",
          "{\"Tenant\":{\"ID\":\"a\"},\"Usage\":{\"Topics\":3,\"Connections\":-1}}",
          "{\"count\":1,\"tenants\":[{\"ID\":\"default\",\"Name\":\"D\",\"Quotas\":{}}]}");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void damagedResponsesNeverThrow(long seed) {
    // Given
    var random = new Random(seed);

    for (int i = 0; i < 2_000; i++) {
      byte[] body = damaged(VALID.get(random.nextInt(VALID.size())), random);

      // Then
      for (BrokerJson.ValueReader<?> reader : READERS) {
        assertThatCode(() -> BrokerJson.read(body, reader))
            .as(new String(body, StandardCharsets.UTF_8))
            .doesNotThrowAnyException();
      }
    }
  }

  /** Newer brokers may report more than the operator reads. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void unknownFieldsOfAnyTypeAreSkipped(long seed) {
    // Given
    var random = new Random(seed);

    for (int i = 0; i < 500; i++) {
      ObjectNode response = JSON.objectNode().set("before", value(random, 8));
      response.put("controller_id", i).set("after", value(random, 8));

      // Then
      assertThat(BrokerJson.read(bytes(response.toString()), BrokerInfo::read).success())
          .map(BrokerInfo::controllerId)
          .contains(i);
    }
  }

  @Test
  void valuesOfOtherTypesAreUnknown() {
    assertThat(
            BrokerJson.read(
                bytes("{\"controller_id\":0,\"version\":{},\"total_topics\":\"2\",\"uptime\":3}"),
                BrokerInfo::read))
        .isEqualTo(new ApiResponse.Success<>(new BrokerInfo(0, "", 0, Optional.empty())));
    assertThat(
            BrokerJson.read(
                bytes("{\"Usage\":{\"Topics\":1.5,\"Partitions\":[],\"Connections\":4}}"),
                TenantUsage::read))
        .extracting(response -> response.success().orElseThrow().values())
        .isEqualTo(Map.of(QuotaType.CONNECTIONS, 4L));
  }

  @Test
  void versionCannotForgeLabelsOrLines() {
    assertThat(
            BrokerJson.read(
                bytes("{\"controller_id\":0,\"version\":\"1\\n\\u202e\\ud800\\u20282\"}"),
                BrokerInfo::read))
        .extracting(response -> response.success().orElseThrow().version())
        .isEqualTo("1 ?? 2");
  }

  /** Each of them would become an object with eleven numbers, and a call that deletes it. */
  @Test
  void keepsOnlySomeOfManyTenants() {
    // Given
    String tenants =
        IntStream.range(0, 150_000)
            .mapToObj(i -> MANAGED.formatted(i, i))
            .collect(Collectors.joining(",", "{\"tenants\":[", ",{\"ID\":\"orders\"}]}"));

    // When
    TenantList list =
        BrokerJson.read(bytes(tenants), TenantList.reader(Set.of("orders", "bills")))
            .success()
            .orElseThrow();

    // Then
    assertThat(list.complete()).isFalse();
    assertThat(list.tenants()).hasSize(TenantList.MAX_SURPLUS + 1);
    assertThat(list.tenants().get(TenantList.MAX_SURPLUS).id()).isEqualTo("orders");
  }

  @Test
  void ignoresTenantsThatNobodyAskedFor() {
    // Given
    String tenants =
        "{\"tenants\":["
            + "{\"ID\":\"theirs\",\"Name\":\"Created manually\"},"
            + "{},"
            + "{\"ID\":\"../a\\n\",\"Name\":\"streambus-operator/../a\\n\"},"
            + "{\"ID\":\"%1$s\",\"Name\":\"streambus-operator/%1$s\"},".formatted("a".repeat(64))
            + "{\"ID\":\"ours\",\"Name\":\"streambus-operator/ours\"},"
            + "{\"ID\":\"ours\",\"Name\":\"twice\"}]}";

    // When
    TenantList list =
        BrokerJson.read(bytes(tenants), TenantList.reader(Set.of())).success().orElseThrow();

    // Then
    assertThat(list.complete()).isTrue();
    assertThat(list.tenants())
        .extracting(BrokerTenant::name)
        .containsExactly("streambus-operator/ours");
  }

  private static byte[] damaged(String text, Random random) {
    byte[] body = bytes(text);
    for (int i = random.nextInt(4); i >= 0; i--) {
      body[random.nextInt(body.length)] = (byte) random.nextInt(256);
    }
    return Arrays.copyOf(body, random.nextInt(body.length + 1));
  }

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextDouble());
      case 3 -> JSON.textNode("controller_id");
      case 4 -> array(random, depth);
      default -> object(random, depth);
    };
  }

  private static ArrayNode array(Random random, int depth) {
    ArrayNode array = JSON.arrayNode();
    IntStream.range(0, random.nextInt(4)).forEach(i -> array.add(value(random, depth - 1)));
    return array;
  }

  private static ObjectNode object(Random random, int depth) {
    ObjectNode object = JSON.objectNode();
    IntStream.range(0, random.nextInt(4))
        .forEach(i -> object.set("controller_id", value(random, depth - 1)));
    return object;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
