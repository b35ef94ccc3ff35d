@NullMarked
package io.streambus.testkit.lifecycle;

import org.jspecify.annotations.NullMarked;
