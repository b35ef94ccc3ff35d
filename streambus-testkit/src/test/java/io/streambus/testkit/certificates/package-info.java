@NullMarked
package io.streambus.testkit.certificates;

import org.jspecify.annotations.NullMarked;
