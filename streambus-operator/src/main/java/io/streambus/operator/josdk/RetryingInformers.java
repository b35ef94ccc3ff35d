package io.streambus.operator.josdk;

import com.google.common.collect.ImmutableSet;
import com.google.common.reflect.AbstractInvocationHandler;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.streambus.operator.informers.InformerRetry;
import io.streambus.operator.informers.LeanItemStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A client whose informers survive corrupted connections, and have stores of their own. By default,
 * an informer of fabric8 stops for good when its watch fails unexpectedly, for example with an
 * invalid WebSocket frame when a connection through a proxy breaks. JOSDK creates the informers and
 * cannot be configured to retry only after they have started, so the methods that lead to an
 * informer are intercepted.
 */
public final class RetryingInformers {

  /** Every operation of these methods implements {@link MixedOperation}. */
  private static final ImmutableSet<String> LEADS_TO_INFORMER =
      ImmutableSet.of(
          "resources",
          "inAnyNamespace",
          "inNamespace",
          "withLabelSelector",
          "withField",
          "withFieldSelector",
          "withoutField",
          "withShardSelector",
          "withLimit");

  private RetryingInformers() {}

  /** Returns a client that sends its requests through the given client. */
  public static KubernetesClient of(KubernetesClient client) {
    return intercept(KubernetesClient.class, client, Interceptor::new);
  }

  /** Returns whether the informers of a client survive corrupted connections. */
  public static boolean isUsedBy(KubernetesClient client) {
    return Proxy.isProxyClass(client.getClass())
        && Proxy.getInvocationHandler(client) instanceof Interceptor;
  }

  private static <T> T intercept(
      Class<T> type, Object target, Function<Object, InvocationHandler> interceptor) {
    return type.cast(
        Proxy.newProxyInstance(
            RetryingInformers.class.getClassLoader(),
            new Class<?>[] {type},
            interceptor.apply(target)));
  }

  /** Forwards calls to another object. */
  private abstract static class Forwarder extends AbstractInvocationHandler {

    private final Object target;

    Forwarder(Object target) {
      this.target = target;
    }

    Object forward(Method method, @Nullable Object... arguments) throws Throwable {
      try {
        return method.invoke(target, arguments);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }

    @Override
    public String toString() {
      return target.toString();
    }
  }

  private static final class Interceptor extends Forwarder {

    Interceptor(Object target) {
      super(target);
    }

    @Override
    protected @Nullable Object handleInvocation(
        Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
      Object result = forward(method, arguments);
      if (result instanceof SharedIndexInformer<?> informer) {
        informer.exceptionHandler(InformerRetry::isUseful);
        return intercept(SharedIndexInformer.class, informer, StoreInterceptor::new);
      }
      return LEADS_TO_INFORMER.contains(method.getName())
          ? intercept(MixedOperation.class, result, Interceptor::new)
          : result;
    }
  }

  /**
   * JOSDK gives the informers of all namespaces the same store, from which the list of one
   * namespace would remove the objects of the others.
   */
  private static final class StoreInterceptor extends Forwarder {

    StoreInterceptor(Object informer) {
      super(informer);
    }

    @Override
    protected @Nullable Object handleInvocation(
        Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
      return arguments.length == 1 && arguments[0] instanceof LeanItemStore<?> shared
          ? forward(method, shared.emptyCopy())
          : forward(method, arguments);
    }
  }
}
