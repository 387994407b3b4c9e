<?php

/**
 * @file
 * SPDX-License-Identifier: EUPL-1.2
 */

declare(strict_types=1);

namespace Drupal\maillage\Form;

use Drupal\Core\Form\ConfigFormBase;
use Drupal\Core\Form\FormStateInterface;

require_once dirname(__DIR__, 2) . '/rendering.php';

/**
 * Which node, and whether frames adapt their height.
 */
final class SettingsForm extends ConfigFormBase {

  /**
   * {@inheritdoc}
   */
  public function getFormId(): string {
    return 'maillage_settings';
  }

  /**
   * {@inheritdoc}
   */
  protected function getEditableConfigNames(): array {
    return ['maillage.settings'];
  }

  /**
   * {@inheritdoc}
   */
  public function buildForm(array $form, FormStateInterface $form_state): array {
    $known = $this->config('maillage.settings');
    $form['node'] = [
      '#type' => 'url',
      '#title' => $this->t('Address of the Maillage site'),
      '#description' => $this->t('For example https://act.example.org, with nothing after it.'),
      '#default_value' => $known->get('node'),
      '#maxlength' => 200,
    ];
    $form['script'] = [
      '#type' => 'checkbox',
      '#title' => $this->t('Adapt the height of frames'),
      '#description' => $this->t('A script of less than 2 KB, served by the Maillage site, without cookie or tracker.'),
      '#default_value' => $known->get('script'),
    ];
    return parent::buildForm($form, $form_state);
  }

  /**
   * {@inheritdoc}
   */
  public function validateForm(array &$form, FormStateInterface $form_state): void {
    $typed = trim((string) $form_state->getValue('node'));
    if ($typed !== '' && \Maillage\node($typed) === '') {
      $form_state->setErrorByName('node', $this->t('This address cannot be read: write https:// and the name of the site, with nothing after it.'));
    }
    parent::validateForm($form, $form_state);
  }

  /**
   * {@inheritdoc}
   */
  public function submitForm(array &$form, FormStateInterface $form_state): void {
    $this->config('maillage.settings')
      ->set('node', \Maillage\node((string) $form_state->getValue('node')))
      ->set('script', (bool) $form_state->getValue('script'))
      ->save();
    parent::submitForm($form, $form_state);
  }

}
