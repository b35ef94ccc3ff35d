package io.streambus.operator.josdk;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.reflect.AbstractInvocationHandler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.informers.ExceptionHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * A client whose informers survive corrupted connections. By default, an informer of fabric8 stops
 * for good when it receives an invalid WebSocket frame, which can happen when a connection through
 * a proxy breaks. JOSDK creates the informers and cannot be configured to retry only after they
 * have started, so the methods that lead to an informer are intercepted.
 */
public final class RetryingInformers {

  private static final int TOO_MANY_REQUESTS = 429;

  /** What JOSDK calls. Some operations implement interfaces that no proxy can combine. */
  private static final ImmutableList<Class<?>> INTERCEPTED =
      ImmutableList.of(
          KubernetesClient.class,
          MixedOperation.class,
          NonNamespaceOperation.class,
          Resource.class);

  private RetryingInformers() {}

  /** Returns a client that sends its requests through the given client. */
  public static KubernetesClient of(KubernetesClient client) {
    return (KubernetesClient) intercept(client);
  }

  /**
   * Returns whether a failed informer lists and watches again; its objects remain usable meanwhile.
   * If it has not started yet, its failure is reported instead. Rejected requests are not repeated.
   */
  static boolean shouldRetry(boolean started, Throwable cause) {
    return started
        && !ExceptionHandler.isDeserializationException(cause)
        && Throwables.getCausalChain(cause).stream().noneMatch(RetryingInformers::isRejection);
  }

  private static boolean isRejection(Throwable cause) {
    return cause instanceof KubernetesClientException e
        && e.getCode() >= HttpURLConnection.HTTP_BAD_REQUEST
        && e.getCode() < HttpURLConnection.HTTP_INTERNAL_ERROR
        && e.getCode() != HttpURLConnection.HTTP_GONE
        && e.getCode() != TOO_MANY_REQUESTS;
  }

  private static Object intercept(Object target) {
    return Proxy.newProxyInstance(
        RetryingInformers.class.getClassLoader(),
        INTERCEPTED.stream().filter(type -> type.isInstance(target)).toArray(Class<?>[]::new),
        new Interceptor(target));
  }

  private static final class Interceptor extends AbstractInvocationHandler {

    private final Object target;

    Interceptor(Object target) {
      this.target = target;
    }

    @Override
    protected @Nullable Object handleInvocation(
        Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
      try {
        Object result = method.invoke(target, arguments);
        if (result instanceof SharedIndexInformer<?> informer) {
          return informer.exceptionHandler(RetryingInformers::shouldRetry);
        }
        return result instanceof Informable ? intercept(result) : result;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    @Override
    public String toString() {
      return target.toString();
    }
  }
}
