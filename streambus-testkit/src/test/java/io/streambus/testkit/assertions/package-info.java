@NullMarked
package io.streambus.testkit.assertions;

import org.jspecify.annotations.NullMarked;
