package io.streambus.testkit.faults;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Decides what happens to requests. It is called once per request, in order of arrival, by one
 * thread at a time.
 */
@FunctionalInterface
public interface FaultPlan {

  /**
   * {@return the action for a request}
   *
   * @param request the request that arrived
   */
  FaultAction actionFor(ApiRequest request);

  /**
   * Forwards everything.
   *
   * @return the plan
   */
  static FaultPlan none() {
    return request -> FaultAction.forward();
  }

  /**
   * Applies an action to the requests that match.
   *
   * @param condition whether a request matches
   * @param action what happens to it
   * @return a plan that forwards all other requests
   */
  static FaultPlan onEvery(Predicate<ApiRequest> condition, FaultAction action) {
    return request -> condition.test(request) ? action : FaultAction.forward();
  }

  /**
   * Applies an action to every watch that begins.
   *
   * @param action what happens to the watch
   * @return a plan that forwards all other requests
   */
  static FaultPlan onWatches(FaultAction action) {
    return onEvery(ApiRequest::isWatch, action);
  }

  /**
   * Applies an action to every read: watches, lists, and reads of single objects.
   *
   * @param action what happens to the read
   * @return a plan that forwards all other requests
   */
  static FaultPlan onReads(FaultAction action) {
    return onEvery(request -> !request.isWrite(), action);
  }

  /**
   * Applies an action to one write.
   *
   * @param write number of the write, counted from 1
   * @param action what happens to it
   * @return a plan that forwards all other requests
   */
  static FaultPlan onWrite(int write, FaultAction action) {
    return onEvery(request -> request.writeNumber() == write, action);
  }

  /**
   * Crashes the client before a write.
   *
   * @param write number of the write, counted from 1
   * @return a plan that forwards all other requests
   */
  static FaultPlan crashBeforeWrite(int write) {
    return onWrite(write, new FaultAction.CrashBeforeRequest());
  }

  /**
   * Crashes the client after a write and before it reads the response.
   *
   * @param write number of the write, counted from 1
   * @return a plan that forwards all other requests
   */
  static FaultPlan crashAfterWrite(int write) {
    return onWrite(write, new FaultAction.CrashAfterRequest());
  }

  /**
   * Applies an action to every n-th write, starting with the first.
   *
   * @param n distance between two of these writes; 1 for every write
   * @param action what happens to them
   * @return a plan that forwards all other requests
   */
  static FaultPlan everyNthWrite(int n, FaultAction action) {
    return onEvery(request -> request.isWrite() && request.writeNumber() % n == 1 % n, action);
  }

  /**
   * Applies one of several actions to some of the writes.
   *
   * @param seed determines which writes encounter which fault
   * @param probability of a fault, from 0 to 1
   * @param actions the actions to select from, at least one
   * @return a plan that forwards all other requests
   */
  static FaultPlan randomly(FaultSeed seed, double probability, FaultAction... actions) {
    return new RandomFaults(seed, probability, List.of(actions));
  }

  /**
   * {@return a plan that forwards everything after this number of faults}
   *
   * @param faults maximum number of faults
   */
  default FaultPlan atMost(int faults) {
    AtomicInteger remaining = new AtomicInteger(faults);
    return request -> {
      FaultAction action = remaining.get() > 0 ? actionFor(request) : FaultAction.forward();
      if (action.isFault()) {
        remaining.decrementAndGet();
      }
      return action;
    };
  }

  /**
   * A request to the API server.
   *
   * @param method HTTP method, such as {@code PATCH}
   * @param url path and query
   * @param writeNumber number of the write, counted from 1 since the proxy was started; 0 for a
   *     request that is not a write
   */
  record ApiRequest(String method, String url, int writeNumber) {

    private static final Pattern WATCH = Pattern.compile("[?&]watch=(true|1)\\b");

    /**
     * {@return whether the request is a write: {@code POST}, {@code PUT}, {@code PATCH} or {@code
     * DELETE}}
     */
    public boolean isWrite() {
      return isWrite(method);
    }

    /** {@return whether the request is a watch, whose response has no end} */
    public boolean isWatch() {
      return WATCH.matcher(url).find();
    }

    static boolean isWrite(String method) {
      return switch (method) {
        case "POST", "PUT", "PATCH", "DELETE" -> true;
        default -> false;
      };
    }
  }
}
