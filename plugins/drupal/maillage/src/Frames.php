<?php

/**
 * @file
 * SPDX-License-Identifier: EUPL-1.2
 */

declare(strict_types=1);

namespace Drupal\maillage;

use Drupal\Core\Config\ConfigFactoryInterface;
use Drupal\Core\Language\LanguageInterface;
use Drupal\Core\Language\LanguageManagerInterface;

require_once dirname(__DIR__) . '/rendering.php';

/**
 * Frames of the node that the settings name, and what goes with them.
 */
final class Frames {

  /**
   * What an answer depends on.
   */
  public const CACHE = [
    'tags' => ['config:maillage.settings'],
    'contexts' => ['languages:' . LanguageInterface::TYPE_INTERFACE],
  ];

  public function __construct(
    private readonly ConfigFactoryInterface $configs,
    private readonly LanguageManagerInterface $languages,
  ) {}

  /**
   * The address of the node; empty while none is set.
   */
  public function node(): string {
    return \Maillage\node((string) $this->configs->get('maillage.settings')->get('node'));
  }

  /**
   * The HTML of a frame; empty when the page is none.
   */
  public function html(array $said): string {
    $language = $this->languages->getCurrentLanguage()->getId();
    return \Maillage\frame($said, $this->node(), $language);
  }

  /**
   * The node's module that adapts heights, for pages that show a frame.
   */
  public function attachments(): array {
    $module = \Maillage\module($this->node());
    if ($module === '' || !$this->configs->get('maillage.settings')->get('script')) {
      return [];
    }
    $script = [
      '#tag' => 'script',
      '#attributes' => ['type' => 'module', 'src' => $module],
    ];
    return ['html_head' => [[$script, 'maillage_widget']]];
  }

}
