/** JUnit Jupiter extensions that run tests against a real API server. */
@NullMarked
package io.streambus.testkit.junit;

import org.jspecify.annotations.NullMarked;
