package io.streambus.operator.brokers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streambus.resources.tenants.QuotaType;
import io.streambus.resources.tenants.TenantQuotas;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The admin API of one broker, over HTTP. Each call returns within a few seconds and never throws.
 */
final class BrokerApi {

  private static final String TENANTS = "/api/v1/tenants";

  private final BrokerHttp http;
  private final URI base;

  /**
   * Creates a client for one broker.
   *
   * @param base base URI without a trailing slash
   */
  BrokerApi(BrokerHttp http, URI base) {
    this.http = http;
    this.base = base;
  }

  /** State that the broker reports. */
  ApiResponse<BrokerInfo> info() {
    return read("/api/v1/cluster", BrokerHttp.MAX_BYTES, BrokerInfo::read);
  }

  /** Number of consumer groups that the broker coordinates. */
  ApiResponse<Integer> consumerGroups() {
    return read("/api/v1/consumer-groups", BrokerHttp.MAX_LIST_BYTES, BrokerJson::countItems);
  }

  /**
   * The tenants with the given IDs, and others that the operator has created; {@link
   * ApiResponse#isNotFound} if the broker does not support tenants.
   */
  ApiResponse<TenantList> tenants(Set<String> ids) {
    return read(TENANTS, BrokerHttp.MAX_LIST_BYTES, TenantList.reader(ids));
  }

  /** Creates a tenant. */
  ApiResponse<Acknowledgement> create(BrokerTenant tenant) {
    ObjectNode body = body(tenant).put("id", tenant.id());
    return write(request(TENANTS).POST(BodyPublishers.ofString(body.toString())));
  }

  /** Replaces the name and quotas of an existing tenant. */
  ApiResponse<Acknowledgement> update(BrokerTenant tenant) {
    return write(request(path(tenant.id())).PUT(BodyPublishers.ofString(body(tenant).toString())));
  }

  /** Deletes a tenant that has no connections. */
  ApiResponse<Acknowledgement> delete(String id) {
    return write(request(path(id)).DELETE());
  }

  /** Resource usage of a tenant. */
  ApiResponse<TenantUsage> usage(String id) {
    return read(path(id) + "/stats", BrokerHttp.MAX_BYTES, TenantUsage::read);
  }

  private static ObjectNode body(BrokerTenant tenant) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("name", tenant.name());
    ObjectNode quotas = body.putObject("quotas");
    for (QuotaType type : QuotaType.values()) {
      quotas.put(type.apiField(), tenant.quotas().get(type));
    }
    return body;
  }

  private static String path(String id) {
    return TENANTS + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(BrokerHttp.TIMEOUT)
        .header("Content-Type", "application/json");
  }

  private ApiResponse<Acknowledgement> write(HttpRequest.Builder request) {
    return http.send(request.build(), BrokerHttp.MAX_BYTES)
        .flatMap(body -> new ApiResponse.Success<>(new Acknowledgement()));
  }

  private <T> ApiResponse<T> read(String path, int maxBytes, BrokerJson.ValueReader<T> reader) {
    return http.send(request(path).GET().build(), maxBytes)
        .flatMap(body -> BrokerJson.read(body, reader));
  }

  /** Acknowledges a call that returns no value. */
  record Acknowledgement() {}

  /**
   * A tenant of a broker.
   *
   * @param id identifier of the tenant
   * @param name arbitrary display name
   * @param quotas limits of the tenant
   */
  record BrokerTenant(String id, String name, TenantQuotas quotas) {}
}
