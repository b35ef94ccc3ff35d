/** The operator on real servers, tested with the testkit as a user would test with it. */
@NullMarked
package io.streambus.testkit.operator;

import org.jspecify.annotations.NullMarked;
