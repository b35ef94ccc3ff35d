/** What joins the testkit to JUnit. */
@NullMarked
package io.streambus.testkit.junit;

import org.jspecify.annotations.NullMarked;
