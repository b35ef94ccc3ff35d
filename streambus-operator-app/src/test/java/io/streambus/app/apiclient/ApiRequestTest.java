package io.streambus.app.apiclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guarantees that names of objects never become labels, which would be a series per object. */
class ApiRequestTest {

  private static final String SERVER = "https://127.0.0.1:6443";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET     | /api/v1/pods?limit=500                                             | list   | pods
          GET     | /api/v1/namespaces/shop/pods?labelSelector=a%3Db                   | list   | pods
          GET     | /api/v1/namespaces/shop/pods?allowWatchBookmarks=true&watch=true   | watch  | pods
          GET     | /api/v1/namespaces/shop/pods/demo-0                                | get    | pods
          GET     | /api/v1/namespaces/shop/pods/demo-0/log?follow=true                | get    | pods/log
          POST    | /api/v1/namespaces/shop/secrets                                    | create | secrets
          PUT     | /apis/coordination.k8s.io/v1/namespaces/shop/leases/operator       | update | leases
          PATCH   | /apis/apps/v1/namespaces/shop/statefulsets/demo?force=true         | patch  | statefulsets
          PATCH   | /apis/streambus.io/v1/namespaces/shop/streambusclusters/a/status   | patch  | streambusclusters/status
          DELETE  | /api/v1/namespaces/shop/services/demo                              | delete | services
          GET     | /api/v1/nodes/one                                                  | get    | nodes
          GET     | /apis/streambus.io/v1/streambusclusters?watch=true                 | watch  | streambusclusters
          GET     | /api/v1/namespaces                                                 | list   | namespaces
          GET     | /api/v1/namespaces/shop                                            | get    | namespaces
          PATCH   | /api/v1/namespaces/shop/status                                     | patch  | namespaces/status
          GET     | /version                                                           | get    | other
          GET     | /apis                                                              | get    | other
          GET     | /apis/apps/v1                                                      | get    | other
          GET     | /api/v1/                                                           | get    | other
          GET     | /                                                                  | get    | other
          OPTIONS | /api/v1/pods                                                       | other  | pods
          POST    | /token                                                             | other  | other
          """)
  void classifiesRequest(String method, String path, String verb, String kind) {
    // When
    ApiRequest request = ApiRequest.of(method, URI.create(SERVER + path), 1);

    // Then
    assertThat(request).isEqualTo(new ApiRequest(verb, kind));
  }

  @Test
  void classifiesRequestToServerBehindPath() {
    // Given
    String server = "https://rancher.example.com/api/clusters/c-1/";

    // When
    ApiRequest request =
        ApiRequest.of(
            "GET",
            URI.create(server + "api/v1/namespaces/api/pods/v1"),
            URI.create(server).getRawPath().length());

    // Then
    assertThat(request).isEqualTo(new ApiRequest("get", "pods"));
  }
}
