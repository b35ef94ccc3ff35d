/** JUnit Jupiter extensions that run tests against a real API server. */
@NullMarked
@PublicApi
package io.streambus.testkit.junit;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
