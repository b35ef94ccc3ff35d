package io.streambus.operator.brokers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.streambus.api.schema.Patterns;
import io.streambus.operator.brokers.BrokerApi.BrokerTenant;
import io.streambus.resources.tenants.QuotaType;
import io.streambus.resources.tenants.TenantQuotas;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tenants of a broker that a synchronization concerns.
 *
 * @param tenants tenants with different IDs
 * @param complete whether there are no others
 */
record TenantList(ImmutableList<BrokerTenant> tenants, boolean complete) {

  /** Limits the deletions of one synchronization, however many tenants a broker lists. */
  static final int MAX_SURPLUS = 100;

  private static final String LIST = "tenants";
  private static final String QUOTAS = "Quotas";
  private static final ImmutableSet<String> FIELDS =
      Stream.concat(
              Stream.of("ID", "Name", QUOTAS),
              Arrays.stream(QuotaType.values()).map(QuotaType::apiField))
          .collect(ImmutableSet.toImmutableSet());

  /**
   * Reads the tenants with the given IDs, and at most {@link #MAX_SURPLUS} of the others that the
   * operator has created. The rest is skipped.
   */
  static BrokerJson.ValueReader<TenantList> reader(Set<String> ids) {
    return parser -> new Reader(ids).read(parser);
  }

  private static final class Reader {

    private static final Pattern ID = Pattern.compile(Patterns.TENANT_ID);

    private final Set<String> ids;
    private final Map<String, BrokerTenant> tenants = new LinkedHashMap<>();
    private int surplus;
    private boolean complete = true;

    Reader(Set<String> ids) {
      this.ids = ids;
    }

    TenantList read(JsonParser parser) throws IOException {
      BrokerJson.expect(parser, JsonToken.START_OBJECT);
      boolean found = false;
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        if (name.equals(LIST)) {
          readItems(parser);
          found = true;
        }
        parser.skipChildren();
      }
      if (!found) {
        throw new IOException("expected " + LIST);
      }
      return new TenantList(ImmutableList.copyOf(tenants.values()), complete);
    }

    private void readItems(JsonParser parser) throws IOException {
      BrokerJson.expect(parser, JsonToken.START_ARRAY);
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        add(JsonFields.read(parser, FIELDS));
      }
    }

    private void add(JsonFields fields) {
      String id = fields.text("ID");
      String name = fields.text("Name");
      if (tenants.containsKey(id)) {
        return;
      }
      if (ids.contains(id)) {
        tenants.put(id, tenant(id, name, fields));
      } else if (ID.matcher(id).matches() && TenantPlan.isManaged(id, name)) {
        addSurplus(tenant(id, name, fields));
      }
    }

    private void addSurplus(BrokerTenant tenant) {
      if (surplus < MAX_SURPLUS) {
        tenants.put(tenant.id(), tenant);
        surplus++;
      } else {
        complete = false;
      }
    }

    private static BrokerTenant tenant(String id, String name, JsonFields fields) {
      return new BrokerTenant(
          id,
          name,
          TenantQuotas.of(
              type ->
                  fields
                      .object(QUOTAS)
                      .flatMap(quotas -> quotas.number(type.apiField()))
                      .orElse(0L)));
    }
  }
}
