@NullMarked
package io.streambus.testkit.compatibility;

import org.jspecify.annotations.NullMarked;
