package io.streambus.app.apiclient;

import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.http.HttpClient;

/** Creates HTTP clients that do not follow redirects. */
public final class DirectClientFactory extends JdkHttpClientFactory {

  @Override
  protected HttpClient.Builder createNewHttpClientBuilder() {
    return new DirectHttpClientBuilder(super.createNewHttpClientBuilder());
  }
}
